package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for the next request of a kind on one direction of a link, and acts on that one only. */
public final class Trap {
  private final String fault;
  private final Link link;
  private final MessageKind kind;
  private final MessageAction action;
  private final Consumer<InFlightMessage> caught;
  private final AtomicBoolean sprung = new AtomicBoolean();

  /**
   * @param caught told of the message, on any thread; it must not block
   */
  public Trap(
      String fault,
      Link link,
      MessageKind kind,
      MessageAction action,
      Consumer<InFlightMessage> caught) {
    this.fault = fault;
    this.link = link;
    this.kind = kind;
    this.action = action;
    this.caught = caught;
  }

  String fault() {
    return fault;
  }

  MessageAction action() {
    return action;
  }

  boolean isOn(NodeId from, NodeId to) {
    return link.from().equals(from) && link.to().equals(to);
  }

  /**
   * Whether this is the message it waits for. Its direction of a link is one lane, which asks and
   * springs it in one go.
   */
  boolean awaits(Parcel parcel) {
    return !parcel.answer && parcel.kind == kind && isOn(parcel.from, parcel.to) && !sprung.get();
  }

  /** Does to the message what it is there for; whether that one is it, {@link #spring} says. */
  void actOn(Parcel parcel) {
    switch (action) {
      case HOLD -> parcel.hold(fault);
      case DUPLICATE -> parcel.twice();
      case RELEASE -> parcel.release();
      case DROP -> {
        // It is lost before anything else could be done to it.
      }
    }
  }

  /** It has acted on this message, and waits for no other. */
  void spring(InFlightMessage message) {
    sprung.set(true);
    caught.accept(message);
  }
}
