package io.lifeboat.cluster.network;

import io.atomix.cluster.messaging.impl.NettyMessagingService;
import io.netty.channel.EventLoopGroup;
import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Netty's threads end once they had no work for two seconds, and Atomix has no setting for that.
 * When the nodes have ended, only closing the port is left to do.
 */
final class QuietPeriod {
  private static final Logger log = LoggerFactory.getLogger(QuietPeriod.class);
  private static final String[] GROUPS = {"serverGroup", "clientGroup"};
  private static final long QUIET_MILLIS = 500;
  private static final long LIMIT_MILLIS = 15_000;

  private QuietPeriod() {}

  /** Makes it half a second for this wire, which is to be stopped next. */
  static void shorten(NettyMessagingService wire) {
    for (String name : GROUPS) {
      try {
        Field group = NettyMessagingService.class.getDeclaredField(name);
        group.setAccessible(true);
        if (group.get(wire) instanceof EventLoopGroup loops) {
          // Who asks first decides: the wire's own request comes later.
          loops.shutdownGracefully(QUIET_MILLIS, LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (ReflectiveOperationException | SecurityException e) {
        log.debug("Atomix has no {} any more: its end takes two seconds", name, e);
      }
    }
  }
}
