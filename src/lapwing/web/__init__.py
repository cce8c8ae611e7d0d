"""The desk: a web application over a workspace, for one machine or, behind a token, for several people."""
