"""Fetches papers from databases; the only room that uses the network, and only for commands.

`transport` asks politely, `europe_pmc` and `registries` know two kinds of services, `searching`
and `adding` give what they answer to the importer.
"""
