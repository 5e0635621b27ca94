"""Bytes on disk become articles: discovery, decoding, one reader per format, metadata, clean-up, text safety.

which files    discovery, archive, formats
bytes to text  decoding, safety, worker
a reader each  read: text_file, markdown, frontmatter, web, hypertext, feeds, records, mail, documents
of web pages   page_head, page_fields, fragment
one article    draft, assemble, layout, plain, kinds, headings, posts
what it tells  bylines, date_lines, moments, language, via
"""
