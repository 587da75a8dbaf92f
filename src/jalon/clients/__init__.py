"""Read a CRM through its API into a file of JSON lines. The only package that opens a connection.

A client asks, and changes nothing there. What it is given is kept raw, line by line, on this machine;
`jalon.sources.crm_api` reads that file like any other source.
"""
