/** Phones: what each received and sent, as its owner sees it, and the ledger of all of it. */
package org.jarshy.sim.phone;
