// Nine small workloads for an interpreter, each repeated for SECONDS in each of ROUNDS rounds. Prints a line for each: round,
// name, median of the second half of the times in ms, result.
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function properties(n) {
  const o = {a: 1, b: 2, c: 3, x: {y: 4}};
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += o.a + o.b * o.c - o.x.y;
    o.a = (sum & 7) + 1;
  }
  return sum;
}

function strings(n) {
  let s = '';
  for (let i = 0; i < n; i++) {
    s += String.fromCharCode(97 + i % 26);
    if (i % 50 == 49) s = s.slice(25);
  }
  return s.length + ':' + s.slice(0, 5);
}

function arrays(n) {
  const a = [];
  for (let i = 0; i < n; i++) a.push((i * 7919) % 1000);
  let total = 0;
  for (let k = 0; k < 5; k++) {
    for (let i = 0; i < n; i++) {
      const v = a[i];
      if (v > 500) total += v;
      else total ^= v;
      a[i] = v + 1 & 1023;
    }
  }
  return total;
}

function sieve(n) {
  const composite = new Uint8Array(n + 1);
  let count = 0;
  for (let i = 2; i <= n; i++) {
    if (!composite[i]) {
      count++;
      for (let j = i * 2; j <= n; j += i) composite[j] = 1;
    }
  }
  return count;
}

class Vector {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  add(other) {
    return new Vector(this.x + other.x, this.y + other.y);
  }
  square() {
    return this.x * this.x + this.y * this.y;
  }
}

function objects(n) {
  let v = new Vector(0, 0);
  const step = new Vector(1.5, .5);
  for (let i = 0; i < n; i++) {
    v = v.add(step);
    if (v.square() > 1e6) v = new Vector(0, 0);
  }
  return v.square();
}

function closures(n) {
  const f = [1, 2, 3, 4].map(k => { let c = 0; return x => { c += k * x; return c; }; });
  let sum = 0;
  for (let i = 0; i < n; i++) sum = (sum + f[i & 3](i & 15)) % 1000003;
  return sum;
}

function json(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const text = JSON.stringify({a: [i, 2, 3], b: 'x' + i, c: {d: null, e: true}});
    sum += JSON.parse(text).b.length + text.length;
  }
  return sum;
}

function switches(n) {
  let h = 0;
  for (let i = 0; i < n; i++) {
    switch (i % 5) {
      case 0: h = (h * 31 + i) | 0; break;
      case 1: h ^= i << 3; break;
      case 2: h = h >>> 1; break;
      case 3: h += Math.floor(i / 3); break;
      default: h = -h;
    }
  }
  return h;
}

const workloads = [
  [fib, 24], [properties, 200000], [strings, 60000], [arrays, 40000], [sieve, 200000], [objects, 60000], [closures, 150000],
  [json, 2500], [switches, 250000]];

for (let round = 0; round < ROUNDS; round++) {
  for (const [work, size] of workloads) {
    const times = [];
    const begin = performance.now();
    let result;
    do {
      const start = performance.now();
      result = work(size);
      times.push(performance.now() - start);
    } while (performance.now() - begin < SECONDS * 1000 || times.length < 3);
    const tail = times.slice(times.length >> 1).sort((x, y) => x - y);
    console.log(`${round} ${work.name} ${tail[tail.length >> 1].toFixed(4)} ${result}`);
  }
}
