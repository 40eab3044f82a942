# What two people changed, side by side and joined.
