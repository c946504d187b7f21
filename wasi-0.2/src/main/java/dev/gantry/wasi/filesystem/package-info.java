/**
 * The hosts of {@code wasi:filesystem}, and why a guest stays below its directories.
 *
 * <p><b>Who attacks.</b> The guest chooses every path, and may create, rename and link whatever
 * lies below a directory that it may change. Several guests, and other processes with the same
 * rights, may do so at the same time in the same directory.
 *
 * <p><b>What must hold.</b> No operation reads, changes or reveals anything that is not below the
 * directory that was opened beforehand, apart from what hard links made by others share with it.
 *
 * <p><b>How.</b> No path of a guest is ever given to the operating system as a whole. {@link
 * dev.gantry.wasi.filesystem.Walk} takes it apart. Each component but the last is opened as a
 * directory without following links, relative to the directory before it, and becomes an {@link
 * dev.gantry.wasi.filesystem.Anchor}. A link is read and its components take its place; one with an
 * absolute path is refused. A {@code ..} goes back to the anchor before, never to what the
 * operating system calls the parent, and is refused at the first. The last component is used
 * relative to the last anchor, again without following links. Names that mean something else to the
 * operating system, such as drives, devices and streams of Windows, are refused.
 *
 * <p><b>What an anchor is</b> decides what is guaranteed:
 *
 * <ul>
 *   <li>On Linux with native access ({@code --enable-native-access}) it is a file descriptor,
 *       opened with {@code openat} and {@code O_NOFOLLOW}, and entries are reached through {@code
 *       /proc/self/fd}. Whatever others rename or link in the meantime, a descriptor goes on
 *       meaning the directory that was checked. The sandbox holds against guests that race.
 *   <li>Elsewhere it is a path and the identity of the directory, which is compared before each
 *       use. A guest cannot leave by anything that it does in one order or another. What is not
 *       guaranteed: between the comparison and the use there is a moment, some microseconds long,
 *       in which another guest or process that can change the same directory might replace a
 *       directory by a link. Guests that do not trust each other must not share a directory there.
 * </ul>
 *
 * <p>Named pipes and sockets cannot be opened, since opening them could block for ever.
 */
package dev.gantry.wasi.filesystem;
