/** The simulator over HTTP: the API that testers script, and the live page. */
package org.jarshy.sim.http;
