"""The words of the program as frozen values. No input or output, and nothing imported from the rest."""
