"""What a diplomat could correct: event types, frames, actors, issues, words; all of it YAML."""
