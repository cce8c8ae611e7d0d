"""The pages of the desk, one module each; `app.py` lists them."""
