"""The weekly drift report: reads the published snapshot only, writes one self-contained HTML page."""
