/// e to the power of each lane, right to 1e-7 of the value; 0 below -87.
///
/// Splits off the power of two and takes a polynomial of the rest (Cephes `expf`, Moshier 1989).
/// Written out because the C library's function may differ from machine to machine.
@inline(__always)
package func exponential(_ value: SIMD8<Float>) -> SIMD8<Float> {
  let x = value.replacing(with: 88, where: value .> 88).replacing(with: -87, where: value .< -87)
  // Adding and taking away 1.5 * 2^23 rounds; the instruction for it came after SSE2.
  let shifted = x * 1.44269504088896341 + 12_582_912
  let power = shifted - 12_582_912
  let rest = x - power * 0.693359375 + power * 2.12194440e-4
  var sum = rest * 1.9875691500e-4 + 1.3981999507e-3
  sum = sum * rest + 8.3334519073e-3
  sum = sum * rest + 4.1665795894e-2
  sum = sum * rest + 1.6666665459e-1
  sum = sum * rest + 5.0000001201e-1
  sum = sum * rest * rest + rest + 1
  // The shifted number's low bits are the whole number itself; converting would go lane by lane.
  let whole = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- 0x4B40_0000
  let bits = (whole &+ 127) &<< 23
  let result = sum * unsafeBitCast(bits, to: SIMD8<Float>.self)
  return result.replacing(with: 0, where: value .< -87)
}

/// The natural logarithm of a positive, normal number, right to 1e-7 (Cephes `logf`).
package func logarithm(_ value: Float) -> Float {
  var power = Float(value.exponent)
  var x = value.significand
  if x > 1.41421356 {
    x *= 0.5
    power += 1
  }
  x -= 1
  let square = x * x
  var sum: Float = 7.0376836292e-2
  sum = sum * x - 1.1514610310e-1
  sum = sum * x + 1.1676998740e-1
  sum = sum * x - 1.2420140846e-1
  sum = sum * x + 1.4249322787e-1
  sum = sum * x - 1.6668057665e-1
  sum = sum * x + 2.0000714765e-1
  sum = sum * x - 2.4999993993e-1
  sum = sum * x + 3.3333331174e-1
  sum = sum * x * square - 2.12194440e-4 * power - 0.5 * square
  return x + sum + 0.693359375 * power
}
