package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.RequestOptions;
import java.util.Optional;

/** How long a request may take, in nanoseconds. */
final class HostRequestOptions implements RequestOptions {
  private Optional<Long> connectTimeout = Optional.empty();
  private Optional<Long> firstByteTimeout = Optional.empty();
  private Optional<Long> betweenBytesTimeout = Optional.empty();

  @Override
  public Optional<Long> connectTimeout() {
    return connectTimeout;
  }

  @Override
  public void setConnectTimeout(Optional<Long> duration) {
    connectTimeout = duration;
  }

  @Override
  public Optional<Long> firstByteTimeout() {
    return firstByteTimeout;
  }

  @Override
  public void setFirstByteTimeout(Optional<Long> duration) {
    firstByteTimeout = duration;
  }

  @Override
  public Optional<Long> betweenBytesTimeout() {
    return betweenBytesTimeout;
  }

  @Override
  public void setBetweenBytesTimeout(Optional<Long> duration) {
    betweenBytesTimeout = duration;
  }

  @Override
  public void close() {}
}
