/** SMPP 3.4 on the wire, seen from the SMSC: reading requests, writing answers and deliveries. */
package org.jarshy.sim.smpp;
