"""Search as you type over the catalogue: Han, pinyin, initials or a mixture, with small errors, in milliseconds.

``entry`` what can be found · ``reading`` how it is said (the only user of pypinyin) · ``spelling`` which spellings
count as the same · ``grams`` the pieces that are looked up · ``index`` the look-up · ``ranking`` the order of what was
found · ``build`` from entries to an index · ``cache`` the index as a file · ``keeper`` the present index of a hub.
"""
