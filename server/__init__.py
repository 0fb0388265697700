"""The service: REST, websockets and the built page, on one port."""
