package io.lifeboat.console.application.alarm;

/** The identity of an alarm: there is one alarm of a kind for each subject. */
public record AlarmKey(AlarmKind kind, AlarmSubject subject) {

  static AlarmKey cluster(AlarmKind kind) {
    return new AlarmKey(kind, new AlarmSubject.Cluster());
  }

  /** A stable name, such as "replica-lagging/n3". */
  public String id() {
    return kind.id() + "/" + subject.id();
  }

  @Override
  public String toString() {
    return id();
  }
}
