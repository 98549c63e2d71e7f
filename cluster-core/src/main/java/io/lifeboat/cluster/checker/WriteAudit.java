package io.lifeboat.cluster.checker;

import java.util.List;

/**
 * What became of the writes clients asked for, found out by reading every written key back with
 * linearizable reads. It counts writes, except {@code unreadable}, which counts keys.
 *
 * <p>Of the writes to a key that could not be read nothing is said: they are neither lost nor kept.
 *
 * @param acknowledged writes that clients were told are done, over the whole run
 * @param notKnown writes without an answer in time: either fate is right for them, and they are
 *     never counted as lost
 * @param lost acknowledged writes that are certainly not reflected: what was read is neither their
 *     value nor that of any write to the same key (acknowledged or not known) that may have taken
 *     effect after them
 * @param doubled writes that certainly took effect more than once, for instance because a retry was
 *     applied again
 * @param unreadable keys with acknowledged writes that could not be read in time; above 0, "nothing
 *     was lost" is not known
 * @param details one line in English for each finding, at most {@value #MAX_DETAILS}
 */
public record WriteAudit(
    long acknowledged,
    long notKnown,
    long lost,
    long doubled,
    long unreadable,
    List<String> details) {

  public static final int MAX_DETAILS = 20;

  public WriteAudit {
    details = details.stream().limit(MAX_DETAILS).toList();
  }
}
