#!/bin/sh
# Writes Sources/Curses/DirectTerminfo.swift from broadsheet-direct.ti; needs tic and infocmp.
set -e
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
tic -x -o "$folder" "$here/broadsheet-direct.ti"
{
  echo "// Made by Sources/Curses/Scripts/make-terminfo.sh from broadsheet-direct.ti. Not to be edited."
  echo "// swift-format-ignore-file"
  echo
  echo "/// A compiled terminal description, in the form that ncurses reads from the variable TERMINFO."
  echo "enum DirectTerminfo {"
  echo "  static let name = \"broadsheet-direct\""
  echo "  static let variable = \"\"\""
  TERMINFO=$folder infocmp -x -Q2 broadsheet-direct | sed -e '/^#/d' -e 's/^/    /' -e 's/$/\\/' | sed '$ s/\\$//'
  echo "    \"\"\""
  echo "}"
} > "$here/../DirectTerminfo.swift"
