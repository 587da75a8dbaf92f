"""Charts as inline SVG, one file a chart; widths in percent, so that no text ever shrinks with the screen."""
