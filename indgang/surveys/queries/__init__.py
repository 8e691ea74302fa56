"""What more than one caller reads of surveys."""
