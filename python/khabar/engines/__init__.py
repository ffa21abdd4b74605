"""khabar inside the engines that run on many machines: one module an engine, each by the engine's own idiom.

Every module has `process`, which gives the rows that came in with one more column, a struct named `khabar`, and
`figures`, which gives a row a figure. They take the same options. Nothing is imported before it is used.
"""
