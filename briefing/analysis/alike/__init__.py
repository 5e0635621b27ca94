"""What makes two pieces of text alike: words, weights, choice of pairs, versions."""
