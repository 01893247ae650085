// Made by Sources/Curses/Scripts/make-terminfo.sh from broadsheet-direct.ti. Not to be edited.
// swift-format-ignore-file

/// A compiled terminal description, in the form that ncurses reads from the variable TERMINFO.
enum DirectTerminfo {
  static let name = "broadsheet-direct"
  static let variable = """
    b64:HgIvAA8ADwBpAT0CYnJvYWRzaGVldC1kaXJlY3R8eHRlcm0gZmFtaWx5\
    IHdpdGggdHJ1ZSBjb2xvcgAAAQAAAQAAAAEAAAAAAQFQAAAACAAAABgAAAD_\
    ____________________________________________________AAAAAf9_\
    AAD__wAAAgAEAP__FQAdACEAJQD__zAAQQBDAEcATgD__1AAVwD__1sA____\
    ______________9fAGQA__9tAP_______3IAdwB8AIEA__-KAI4A_____5cA\
    nQD__________________________6MA_____________6UA____________\
    _________________________________6kA________rQD_______-xALUA\
    vQD_____________________________________________xQD________O\
    ANcA___gAP_______________________________-kA___0AP__9gD_____\
    ________________________________NwH__________2wBcgH_________\
    ____________________________________________________________\
    ____________________________________________________________\
    ____________________________________________________________\
    ____________________________________________________________\
    ____________________________________________________________\
    eAH_________________________________________________________\
    ______________99Af__________________________________hgH_____\
    __________________-LAf______________________________________\
    ____________________________________________________________\
    kQHnAQcADQAbWyVpJXAxJWQ7JXAyJWRyABtbSBtbMkoAG1tLABtbSgAbWyVp\
    JXAxJWRHABtbJWklcDElZDslcDIlZEgACgAbW0gAG1s_MjVsAAgAG1s_MjVo\
    ABtbQwAbW0EAG1sxbQAbWz8xMDQ5aAAbWzJtABtbN20AG1s3bQAbWzRtABtb\
    JXAxJWRYABtbbQAbWz8xMDQ5bAAbWzI3bQAbWzI0bQB_ABtPQgAbT0QAG09D\
    ABtPQQAbWz8xbBs-ABtbPzFoGz0AG1slcDElZEIAG1slcDElZEQAG1slcDEl\
    ZEMAG1slcDElZEEAG1slaSVwMSVkZAAKABtbMCU_JXA2JXQ7MSU7JT8lcDUl\
    dDsyJTslPyVwMiV0OzQlOyU_JXAxJXAzJXwldDs3JTslPyVwOCV0OzklO20A\
    YGBhYWZmZ2dpaWpqa2tsbG1tbm5vb3BwcXFycnNzdHR1dXZ2d3d4eHl5enp7\
    e3x8fX1-fgAbWz83aAAbWz83bAAbWzFLABtbMzk7NDltABtbM20AG1syM20A\
    G1szODslPyVwMSV7MjU2fSU8JXQ1OyVwMSVkJWUyOyVwMSV7NjU1MzZ9JS8l\
    ZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQAbWzQ4\
    OyU_JXAxJXsyNTZ9JTwldDU7JXAxJWQlZTI7JXAxJXs2NTUzNn0lLyVkOyVw\
    MSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTttAAADAAAAAAAD\
    AAoAAQEBAAAAAwAHAEFYAFJHQgBYVAA=
    """
}
