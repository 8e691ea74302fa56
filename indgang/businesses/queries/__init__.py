"""What more than one caller reads of the companies."""
