package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.Sockets.assertFails;
import static dev.gantry.wasi.sockets.Sockets.loopback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gantry.types.Tuple4;
import dev.gantry.wasi.bindings.sockets.IpNameLookup.ResolveAddressStream;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.IpAddress;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "*,127.0.0.1:80,true",
    "*:80,127.0.0.1:80,true",
    "*:80,127.0.0.1:81,false",
    "127.0.0.1,127.0.0.1:5,true",
    "127.0.0.1:80-90,127.0.0.1:85,true",
    "127.0.0.1:80-90,127.0.0.1:91,false",
    "10.0.0.0/8:443,10.255.1.2:443,true",
    "10.0.0.0/8:443,11.0.0.1:443,false",
    "10.0.0.0/8,[::1]:1,false",
    "0.0.0.0/0,1.2.3.4:5,true",
    "192.0.2.128/25,192.0.2.127:1,false",
    "192.0.2.128/25,192.0.2.200:1,true",
    "::1,[::1]:9,true",
    "[::1]:9,[::1]:9,true",
    "[::1]:9,[::1]:8,false",
    "[2001:db8::]/32:1,[2001:db8:1::1]:1,true",
    "example.com,93.184.216.34:80,false",
  })
  void rulesMatchAddresses(String rule, String address, boolean expected) {
    int colon = address.lastIndexOf(':');
    var ip = Addresses.literal(address.substring(0, colon).replaceAll("[\\[\\]]", ""));
    int port = Integer.parseInt(address.substring(colon + 1));
    assertThat(NetworkRule.parse(rule).allows(new InetSocketAddress(ip.orElseThrow(), port)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,example.com,true",
    "Example.COM:80,example.com,true",
    "example.com,www.example.com,false",
    "*.example.com,www.example.com,true",
    "*.example.com,example.com,false",
    "*.example.com,badexample.com,false"
  })
  void rulesMatchNames(String rule, String name, boolean expected) {
    assertThat(NetworkRule.parse(rule).names(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "host:",
        "host:x",
        "host:70000",
        "10.0.0.0/33",
        "ho st",
        "a..b",
        "[::1]/200"
      })
  void otherTextsAreNoRules(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NetworkRule.parse(text));
  }

  @Test
  void everythingIsDeniedWithoutRules() throws Exception {
    Sockets sockets = Sockets.with(List.of(), List.of());
    var tcp = sockets.tcp(IpAddressFamily.IPV4);
    var local = loopback(IpAddressFamily.IPV4, 4321);
    assertFails(ErrorCode.ACCESS_DENIED, () -> tcp.startBind(sockets.network(), local));
    assertFails(ErrorCode.ACCESS_DENIED, () -> tcp.startConnect(sockets.network(), local));
    assertFails(ErrorCode.ACCESS_DENIED, tcp::startListen);
    assertFails(ErrorCode.ACCESS_DENIED, tcp::accept);
    var udp = sockets.udp(IpAddressFamily.IPV4);
    assertFails(ErrorCode.ACCESS_DENIED, () -> udp.startBind(sockets.network(), local));
    assertFails(ErrorCode.ACCESS_DENIED, () -> udp.stream(Optional.empty()));
    assertFails(
        ErrorCode.PERMANENT_RESOLVER_FAILURE,
        () -> sockets.host().resolveAddresses(sockets.network(), "example.com"));
  }

  @Test
  void whoMayOnlyReachPeersBindsToFreePortsAndDoesNotListen() throws Exception {
    Sockets sockets = Sockets.with(List.of("127.0.0.1:80"), List.of());
    var tcp = sockets.tcp(IpAddressFamily.IPV4);
    assertFails(
        ErrorCode.ACCESS_DENIED,
        () -> tcp.startBind(sockets.network(), loopback(IpAddressFamily.IPV4, 4321)));
    sockets.bind(tcp, loopback(IpAddressFamily.IPV4, 0));
    assertFails(ErrorCode.ACCESS_DENIED, tcp::startListen);
    assertFails(
        ErrorCode.ACCESS_DENIED,
        () -> tcp.startConnect(sockets.network(), loopback(IpAddressFamily.IPV4, 81)));
    tcp.close();
  }

  @Test
  void aNameThatARuleMentionsIsLookedUpAndReached() throws Exception {
    Sockets sockets = Sockets.with(List.of("localhost:80"), List.of());
    var address = new InetSocketAddress(Addresses.literal("127.0.0.1").orElseThrow(), 80);
    assertThat(sockets.host().policy().allowsPeer(address)).isFalse();
    ResolveAddressStream stream = sockets.host().resolveAddresses(sockets.network(), "LOCALHOST");
    try (var ready = stream.subscribe()) {
      ready.block();
    }
    Optional<IpAddress> next = stream.resolveNextAddress();
    assertThat(next).isPresent();
    while (next.isPresent() && !(next.get() instanceof IpAddress.Ipv4)) {
      next = stream.resolveNextAddress();
    }
    assertThat(next).contains(new IpAddress.Ipv4(new Tuple4<>(127, 0, 0, 1)));
    stream.close();
    assertThat(sockets.host().policy().allowsPeer(address)).isTrue();
    assertFails(
        ErrorCode.PERMANENT_RESOLVER_FAILURE,
        () -> sockets.host().resolveAddresses(sockets.network(), "example.com"));
  }

  @Test
  void literalsNeedNoLookup() throws Exception {
    Sockets sockets = Sockets.with(List.of(), List.of());
    for (String name : List.of("1.2.3.4", "::1", "[::1]")) {
      var stream = sockets.host().resolveAddresses(sockets.network(), name);
      assertThat(stream.resolveNextAddress()).isPresent();
      assertThat(stream.resolveNextAddress()).isEmpty();
    }
    for (String name : List.of("", "a b", "a..b", "x".repeat(300), "127.0.0.1:80")) {
      assertFails(
          ErrorCode.INVALID_ARGUMENT,
          () -> sockets.host().resolveAddresses(sockets.network(), name));
    }
  }
}
