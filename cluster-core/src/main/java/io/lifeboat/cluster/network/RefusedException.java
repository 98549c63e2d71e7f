package io.lifeboat.cluster.network;

import java.net.ConnectException;

/**
 * Nothing listens there: the message was certainly not sent. A connection that breaks later is a
 * plain {@link ConnectException} in the engine, and may well have carried the message.
 */
public final class RefusedException extends ConnectException {
  private static final long serialVersionUID = 1L;

  RefusedException() {
    super("connection refused");
  }
}
