"""The figures: one module a stage, each a command that anybody can run on data of their own.

`python -m evaluation.<stage> --data FOLDER` prints a stage's figures, `python -m evaluation --data FOLDER` all of them.
The data are no part of the project: README.md beside this file says where each set is from and how the folder is laid
out.
"""
