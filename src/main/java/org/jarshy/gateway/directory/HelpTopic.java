package org.jarshy.gateway.directory;

/** What people need help with. */
public enum HelpTopic {
  MISSING,
  LEGAL,
  PSYCH,
  FLIGHTS,
  PRICES,
  BUSINESS,
  POLICE
}
