/** Scenarios and request bodies read key by key; a wrong one is named with its place. */
package org.jarshy.sim.form;
