/** The other side of the link: an ESME that makes load, on the same kind of event loop. */
package org.jarshy.sim.esme;
