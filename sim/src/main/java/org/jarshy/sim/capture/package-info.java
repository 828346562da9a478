/** What crossed the wire: as pcap-ng for Wireshark, as decoded JSON lines, and played again. */
package org.jarshy.sim.capture;
