"""What the pages share. Not pages themselves: Streamlit takes every file beside them for one."""
