// Made by Sources/Curses/Scripts/make-terminfo.sh from broadsheet-direct.ti. Not to be edited.
// swift-format-ignore-file

/// A compiled terminal description, in the form that ncurses reads from the variable TERMINFO.
enum DirectTerminfo {
  static let name = "broadsheet-direct"
  static let variable = """
    b64:HgIvAA8ADwBpATICYnJvYWRzaGVldC1kaXJlY3R8eHRlcm0gZmFtaWx5\
    IHdpdGggdHJ1ZSBjb2xvcgAAAQAAAQAAAAEAAAAAAQFQAAAACAAAABgAAAD_\
    ____________________________________________________AAAAAf9_\
    AAD__wAAAgAEAP__FQAdACEAJQD__zAAQQBDAEcATgD__1AAVwD__1sA____\
    ______________9fAGQA__9tAP_______3IAdwB8AIEA__-KAI4A_____5cA\
    nQD__________________________6MA_____________6UA____________\
    _________________________________6kA________rQD_______-xALUA\
    vQD_____________________________________________xQD________O\
    ANcA___gAP_______________________________-kA___0AP__9gD_____\
    ________________________________LAH__________2EBZwH_________\
    ____________________________________________________________\
    ____________________________________________________________\
    ____________________________________________________________\
    ____________________________________________________________\
    ____________________________________________________________\
    bQH_________________________________________________________\
    ______________9yAf__________________________________ewH_____\
    __________________-AAf______________________________________\
    ____________________________________________________________\
    hgHcAQcADQAbWyVpJXAxJWQ7JXAyJWRyABtbSBtbMkoAG1tLABtbSgAbWyVp\
    JXAxJWRHABtbJWklcDElZDslcDIlZEgACgAbW0gAG1s_MjVsAAgAG1s_MjVo\
    ABtbQwAbW0EAG1sxbQAbWz8xMDQ5aAAbWzJtABtbN20AG1s3bQAbWzRtABtb\
    JXAxJWRYABtbbQAbWz8xMDQ5bAAbWzI3bQAbWzI0bQB_ABtPQgAbT0QAG09D\
    ABtPQQAbWz8xbBs-ABtbPzFoGz0AG1slcDElZEIAG1slcDElZEQAG1slcDEl\
    ZEMAG1slcDElZEEAG1slaSVwMSVkZAAKABtbMCU_JXA2JXQ7MSU7JT8lcDUl\
    dDsyJTslPyVwMiV0OzQlOyU_JXAxJXAzJXwldDs3JTttAGBgYWFmZmdnaWlq\
    amtrbGxtbW5ub29wcHFxcnJzc3R0dXV2dnd3eHh5eXp6e3t8fH19fn4AG1s_\
    N2gAG1s_N2wAG1sxSwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbMzg7JT8lcDEl\
    ezI1Nn0lPCV0NTslcDElZCVlMjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9\
    JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1s0ODslPyVwMSV7MjU2\
    fSU8JXQ1OyVwMSVkJWUyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7\
    MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQADAAAAAAADAAoAAQEBAAAAAwAH\
    AEFYAFJHQgBYVAA=
    """
}
