package io.lifeboat.cluster.model;

/**
 * One entry of a node's log, read from its journal.
 *
 * @param type what the engine calls it: "Initialize", "Configuration", "Command", "Query",
 *     "OpenSession", "CloseSession", "KeepAlive", "Metadata"
 * @param bytes its size in the journal in bytes
 * @param summary what a person would want to know of it ("put k7, 64 bytes"), in English
 */
public record LogEntry(long index, long term, String type, int bytes, String summary) {}
