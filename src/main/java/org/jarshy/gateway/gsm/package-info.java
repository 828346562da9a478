/**
 * What a phone can show and what it costs: alphabets, encodings, segments, user data headers. Pure
 * Java, exact to the unit, and never throws on what an SMSC may deliver.
 */
package org.jarshy.gateway.gsm;
