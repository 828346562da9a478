package org.jarshy.gateway.bench;

import java.util.Map;

/**
 * @param json keys and values in the order in which they are to be shown
 * @param good nothing was lost
 * @param remark what went wrong, for a person; empty where nothing did
 */
public record Result(Map<String, Object> json, boolean good, String remark) {}
