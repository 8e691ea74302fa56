"""The only code that knows every area: settings, addresses, the server's entry and the operator's command."""
