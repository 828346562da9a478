/**
 * Sockets and time on one thread: a selector loop, a timer wheel, and connections that carry
 * length-prefixed frames. Knows nothing of SMPP.
 */
package org.jarshy.sim.io;
