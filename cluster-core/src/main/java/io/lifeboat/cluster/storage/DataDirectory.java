package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one cluster keeps its files: a folder per node, a lock that keeps a second instance out,
 * and a note of how many nodes the files belong to. A temporary one is removed when it is closed;
 * one left behind by a process that was killed is removed by the next that starts.
 */
public final class DataDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final String TEMPORARY_PREFIX = "lifeboat-cluster-";
  private static final String LOCK = "lifeboat.lock";
  private static final String HISTORY = "history";
  private static final int HISTORIES_KEPT = 9;
  private static final String MEMBERS = "members";
  private static final String NOTE = "lifeboat-cluster.properties";

  /**
   * The directories this process holds. Looked at before a lock file is touched: closing any
   * channel on it would give back this process's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final boolean temporary;
  private final FileChannel lockChannel;
  private final FileLock lock;

  private DataDirectory(Path root, boolean temporary, FileChannel lockChannel, FileLock lock) {
    this.root = root;
    this.temporary = temporary;
    this.lockChannel = lockChannel;
    this.lock = lock;
  }

  /**
   * Opens the directory, or a fresh temporary one when none is named.
   *
   * @param nodes how many nodes the cluster has
   * @throws DataDirectoryException when another instance uses it, or it belongs to a cluster of
   *     another size, or it cannot be used; the message says which and is fit for a person
   */
  public static DataDirectory open(@Nullable Path named, int nodes) throws DataDirectoryException {
    Path root = named;
    try {
      if (root == null) {
        removeAbandoned();
        root = newTemporary();
      } else {
        root = root.toAbsolutePath().normalize();
        Files.createDirectories(root);
      }
      root = root.toRealPath();
      if (!HELD.add(root)) {
        throw inUse(root);
      }
      try {
        return lock(root, named == null, nodes);
      } catch (IOException | RuntimeException e) {
        HELD.remove(root);
        throw e;
      }
    } catch (DataDirectoryException e) {
      throw e;
    } catch (IOException e) {
      throw new DataDirectoryException(
          "the data directory " + root + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static DataDirectory lock(Path root, boolean temporary, int nodes) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(root);
      }
      checkSize(root, nodes);
      return new DataDirectory(root, temporary, channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static DataDirectoryException inUse(Path root) {
    return new DataDirectoryException(
        "the data directory "
            + root
            + " is in use by another instance; close that one or choose another directory");
  }

  /** Whether an instance, this one or another, has its cluster's files there at the moment. */
  public static boolean isInUse(Path root) throws IOException {
    Path lockFile = root.resolve(LOCK);
    if (!Files.isRegularFile(lockFile)) {
      return false;
    }
    if (HELD.contains(root.toRealPath())) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.READ);
        FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return shared == null;
    }
  }

  public Path root() {
    return root;
  }

  public Path of(NodeId node) {
    return root.resolve(node.value());
  }

  /**
   * A file for the history of the run that begins, in the folder {@value #HISTORY}; of those of
   * earlier runs the last {@value #HISTORIES_KEPT} are kept.
   */
  public Path newHistory() throws IOException {
    Path folder = Files.createDirectories(root.resolve(HISTORY));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> earlier = files.sorted(Comparator.reverseOrder()).skip(HISTORIES_KEPT).toList();
      for (Path old : earlier) {
        Files.deleteIfExists(old);
      }
    }
    String name =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .format(LocalDateTime.now(ZoneId.systemDefault()));
    return folder.resolve("run-" + name + ".jsonl");
  }

  /** Who belongs to the cluster whose files these are: whom the note names, or these at first. */
  public List<NodeId> members(List<NodeId> atFirst) throws IOException {
    String noted = note(root).getProperty(MEMBERS);
    if (noted == null) {
      return atFirst;
    }
    try {
      return Stream.of(noted.split(",")).map(NodeId::new).sorted().toList();
    } catch (IllegalArgumentException e) {
      throw new DataDirectoryException(
          root.resolve(NOTE) + " names members that cannot be: " + noted, e);
    }
  }

  /** Keeps who belongs to the cluster from now on. */
  public void noteMembers(List<NodeId> members) throws IOException {
    Properties properties = note(root);
    properties.setProperty(
        MEMBERS, members.stream().map(NodeId::value).collect(Collectors.joining(",")));
    store(root, properties);
  }

  /**
   * A server that joins must begin with nothing.
   *
   * @throws DataDirectoryException when there are files of an earlier life
   */
  public void checkUnused(NodeId node) throws IOException {
    Path folder = of(node);
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new DataDirectoryException(
              node + " has files of an earlier life in " + folder + "; remove or rename them");
        }
      }
    }
  }

  /** Deletes all files of a node. */
  public void delete(NodeId node) throws IOException {
    deleteRecursively(of(node));
  }

  private static Properties note(Path root) throws IOException {
    Properties properties = new Properties();
    Path note = root.resolve(NOTE);
    if (Files.exists(note)) {
      try (var in = Files.newBufferedReader(note)) {
        properties.load(in);
      }
    }
    return properties;
  }

  /** Written beside and moved into place, so that a crash leaves the old note or the new one. */
  private static void store(Path root, Properties properties) throws IOException {
    Path fresh = root.resolve(NOTE + ".new");
    try (var out = Files.newBufferedWriter(fresh)) {
      properties.store(out, "Lifeboat cluster data");
    }
    Files.move(
        fresh,
        root.resolve(NOTE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void checkSize(Path root, int nodes) throws IOException {
    Properties properties = note(root);
    if (!properties.isEmpty()) {
      String noted = properties.getProperty("nodes", "?");
      if (!noted.equals(Integer.toString(nodes))) {
        throw new DataDirectoryException(
            "the data directory "
                + root
                + " belongs to a cluster of "
                + noted
                + " nodes, not "
                + nodes
                + "; start it with --nodes "
                + noted
                + " or choose another directory");
      }
      return;
    }
    properties.setProperty("nodes", Integer.toString(nodes));
    store(root, properties);
  }

  private static void removeAbandoned() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> found = Files.list(parent)) {
      for (Path path : found.filter(DataDirectory::looksTemporary).toList()) {
        removeIfAbandoned(path);
      }
    }
  }

  private static boolean looksTemporary(Path path) {
    return path.getFileName().toString().startsWith(TEMPORARY_PREFIX) && Files.isDirectory(path);
  }

  private static void removeIfAbandoned(Path path) {
    Path lockFile = path.resolve(LOCK);
    try {
      boolean mine =
          Files.isRegularFile(lockFile, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(path).equals(Files.getOwner(ownFolder()))
              && !HELD.contains(path.toRealPath());
      if (mine) {
        deleteIfUnlocked(path, lockFile);
      }
    } catch (IOException e) {
      LOG.debug("{} was left behind and cannot be removed", path, e);
    }
  }

  private static Path ownFolder() {
    return Path.of(System.getProperty("user.home"));
  }

  private static void deleteIfUnlocked(Path path, Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        deleteRecursively(path);
      }
    }
  }

  /** Releases the lock; a temporary directory is removed with all that is in it. */
  @Override
  public void close() {
    try {
      if (temporary) {
        deleteRecursively(root);
      }
      lock.release();
      lockChannel.close();
      HELD.remove(root);
    } catch (IOException e) {
      LOG.warn("The data directory {} could not be put away", root, e);
    }
  }

  /**
   * A new directory of the name temporary ones have, for whoever puts files there before a cluster
   * is opened on it; whoever asks for it deletes it.
   */
  public static Path newTemporary() throws IOException {
    return Files.createTempDirectory(TEMPORARY_PREFIX);
  }

  /** Deletes a file, or a directory with all that is in it. */
  public static void deleteRecursively(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
