"""What makes the shipped reader of English, from open treebanks, by one command."""
