// The same bits on every compiler and processor: values pinned exactly. A failure here means that results of earlier
// versions cannot be reproduced; change a pin only together with the engine's version.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <tuple>
#include <vector>

#include "base/draw.hpp"
#include "base/hash.hpp"
#include "base/real.hpp"

namespace interregnum {
namespace {

template <std::size_t n>
struct Pinned {
  std::array<double, n> arguments;
  u64 bits;
};

template <std::size_t n, class Function>
void expect_bits(Function function, const std::vector<Pinned<n>>& pins) {
  for (const auto& [arguments, bits] : pins) {
    const double found = std::apply(function, arguments);
    EXPECT_EQ(std::bit_cast<u64>(found), bits) << std::hexfloat << found << " at " << std::defaultfloat << arguments[0];
  }
}

TEST(RealBits, Exp) {
  expect_bits<1>(real::exp, {{{-745}, 0x0000000000000001},
                             {{-708.5}, 0x000e6cf6d08897ac},
                             {{-100.25}, 0x36e4acd31e167ebb},
                             {{-1}, 0x3fd78b56362cef38},
                             {{-1e-10}, 0x3feffffffff24190},
                             {{1e-300}, 0x3ff0000000000000},
                             {{0.1}, 0x3ff1aec7b35a00d4},
                             {{0.5}, 0x3ffa61298e1e069c},
                             {{1}, 0x4005bf0a8b145769},
                             {{2.718281828}, 0x402e4efb75a890fd},
                             {{88.7}, 0x47ef4705bbffae5c},
                             {{709.7}, 0x7fed75ae7a50ee14}});
}

TEST(RealBits, Expm1) {
  expect_bits<1>(real::expm1, {{{-50}, 0xbff0000000000000},
                               {{-37.5}, 0xbff0000000000000},
                               {{-2}, 0xbfebab5557101f8d},
                               {{-0.4}, 0xbfd51979f31b1e25},
                               {{-1e-09}, 0xbe112e0be801f1d9},
                               {{1e-300}, 0x01a56e1fc2f8f359},
                               {{0.1}, 0x3fbaec7b35a00d3a},
                               {{0.3466}, 0x3fda831641af1de4},
                               {{0.5}, 0x3fe4c2531c3c0d38},
                               {{1}, 0x3ffb7e151628aed3},
                               {{37.2}, 0x43496d28cc229d82},
                               {{709.7}, 0x7fed75ae7a50ee14}});
}

TEST(RealBits, Log) {
  expect_bits<1>(real::log, {{{5e-324}, 0xc0874385446d71c3},
                             {{1e-310}, 0xc0864e69394d9508},
                             {{1e-100}, 0xc06cc845b54b54f2},
                             {{0.1}, 0xc0026bb1bbb55515},
                             {{0.5}, 0xbfe62e42fefa39ef},
                             {{0.7072}, 0xbfd62c1a17840100},
                             {{0.99999}, 0xbee4f8bc681df714},
                             {{1.0001}, 0x3f1a368d0657fcd4},
                             {{1.4143}, 0x3fd62f4358c03e8a},
                             {{2}, 0x3fe62e42fefa39ef},
                             {{10}, 0x40026bb1bbb55516},
                             {{1.7e+308}, 0x40862dd08fdc6f88}});
}

TEST(RealBits, Log1p) {
  expect_bits<1>(real::log1p, {{{-0.999999}, 0xc02ba18a998fc064},
                               {{-0.5}, 0xbfe62e42fefa39ef},
                               {{-0.2899}, 0xbfd5e90dc46fe624},
                               {{-0.1}, 0xbfbaf8e8210a415e},
                               {{-1e-12}, 0xbd719799812df3bd},
                               {{1e-300}, 0x01a56e1fc2f8f359},
                               {{0.01}, 0x3f8460d6ccca3677},
                               {{0.41}, 0x3fd5fd5fabe64084},
                               {{0.5}, 0x3fd9f323ecbf984c},
                               {{1}, 0x3fe62e42fefa39ef},
                               {{100000}, 0x4027069f7a2d94f6},
                               {{1e+300}, 0x4085963447f87fb5}});
}

TEST(RealBits, Tanh) {
  expect_bits<1>(real::tanh, {{{-25}, 0xbff0000000000000},
                              {{-3}, 0xbfefd77d111a0b00},
                              {{-0.7}, 0xbfe356fb17af2e91},
                              {{-0.5}, 0xbfdd9353d7568af3},
                              {{-1e-08}, 0xbe45798ee2308c3a},
                              {{1e-300}, 0x01a56e1fc2f8f359},
                              {{0.1}, 0x3fb983d7795f413a},
                              {{0.62499}, 0x3fe1bf396550a704},
                              {{0.625}, 0x3fe1bf47eabb8f96},
                              {{1}, 0x3fe85efab514f394},
                              {{2}, 0x3feed9505e1bc3d4},
                              {{19.5}, 0x3ff0000000000000}});
}

TEST(RealBits, Logit) {
  expect_bits<1>(real::logit, {{{1e-300}, 0xc085963447f87fb5},
                               {{1e-09}, 0xc034b927f327b435},
                               {{0.05}, 0xc0078e360604b32c},
                               {{0.2}, 0xbff62e42fefa39ef},
                               {{0.3}, 0xbfeb1d10670aae99},
                               {{0.4}, 0xbfd9f323ecbf984a},
                               {{0.499999}, 0xbed0c6f7a0b41899},
                               {{0.5001}, 0x3f3a36e2f0f9732d},
                               {{0.69999}, 0x3feb1cac8a00f0d1},
                               {{0.7}, 0x3feb1d10670aae98},
                               {{0.95}, 0x40078e360604b32a},
                               {{0.999999999}, 0x4034b927f3a12c85}});
}

TEST(RealBits, Logistic) {
  expect_bits<1>(real::logistic, {{{-745}, 0x0000000000000001},
                                  {{-700}, 0x00d14f2b0fb9307f},
                                  {{-40}, 0x3c539792499b1a24},
                                  {{-5}, 0x3f7b69f67d638f8f},
                                  {{-1}, 0x3fd136561454ba86},
                                  {{-0.1}, 0x3fde66bdb1aca090},
                                  {{1e-09}, 0x3fe0000000225c18},
                                  {{0.1}, 0x3fe0cca12729afb8},
                                  {{0.5}, 0x3fe3eb2fd4d34391},
                                  {{1}, 0x3fe764d4f5d5a2bd},
                                  {{5}, 0x3fefc92c130538e2},
                                  {{36.5}, 0x3feffffffffffffe}});
}

TEST(RealBits, NormalDensity) {
  expect_bits<1>(real::normal_density, {{{-38.5}, 0x000000000000000b},
                                        {{-30}, 0x1746080417588184},
                                        {{-5}, 0x3eb8f16964c8fd3f},
                                        {{-1}, 0x3fcef8e58e331738},
                                        {{-0.1}, 0x3fd967aba85e91de},
                                        {{1e-09}, 0x3fd9884533d43651},
                                        {{0.3}, 0x3fd868a8709fbbc0},
                                        {{0.7}, 0x3fd3fbf7ebf6e2f7},
                                        {{1.1}, 0x3fcbe29483dbcd6f},
                                        {{2.2}, 0x3fa229b9d03a19fd},
                                        {{7.7}, 0x3d2df8e80c758412},
                                        {{37}, 0x0221bf35e596c740}});
}

TEST(RealBits, NormalCdf) {
  expect_bits<1>(real::normal_cdf, {{{-38.4}, 0x000000000000000d},
                                    {{-37}, 0x01ceaccc6bfeb0af},
                                    {{-20}, 0x2d8c0bd0f1880783},
                                    {{-8}, 0x3cc669d2c90d55cf},
                                    {{-4}, 0x3f009ad7954afff8},
                                    {{-1}, 0x3fc44ed0bb7cb20b},
                                    {{-0.1}, 0x3fdd7375f15b2f1d},
                                    {{1e-09}, 0x3fe000000036d488},
                                    {{0.1}, 0x3fe1464507526872},
                                    {{1}, 0x3feaec4bd120d37d},
                                    {{4}, 0x3fefffbd94a1aad4},
                                    {{8}, 0x3feffffffffffffa}});
}

TEST(RealBits, NormalQuantile) {
  expect_bits<1>(real::normal_quantile, {{{5e-324}, 0xc0433bd3f27fcd03},
                                         {{1e-300}, 0xc04286074064c26e},
                                         {{1e-20}, 0xc022865170b43a4c},
                                         {{1e-09}, 0xc017fdc11f44b5a7},
                                         {{0.001}, 0xc008b8cbb7204471},
                                         {{0.05}, 0xbffa515209676abe},
                                         {{0.075}, 0xbff7085226d3e523},
                                         {{0.3}, 0xbfe0c7e39582c5fb},
                                         {{0.499}, 0xbf6488c93793e58e},
                                         {{0.75}, 0x3fe5956b87528a49},
                                         {{0.926}, 0x3ff72567aa9caed9},
                                         {{0.999999}, 0x40130381a97985f0}});
}

TEST(RealBits, LogGamma) {
  expect_bits<1>(real::log_gamma, {{{1e-300}, 0x4085963447f87fb5},
                                   {{0.01}, 0x401265de0d9b33c4},
                                   {{0.5}, 0x3fe250d048e7a1bd},
                                   {{0.999}, 0x3f42f0f04c1bbb44},
                                   {{1.001}, 0xbf42e323d3be7b7f},
                                   {{1.5}, 0xbfbeeb95b094c192},
                                   {{1.999}, 0xbf3bafbb9e26f3e4},
                                   {{2.001}, 0x3f3bba8d96b3fc12},
                                   {{3.7}, 0x3ff6d9625e359b87},
                                   {{7.999}, 0x40210bd9c3b52f7d},
                                   {{8}, 0x40210ce1f32dcc2f},
                                   {{10000000000.0}, 0x4249a43710f467c1}});
}

TEST(RealBits, Pow) {
  expect_bits<2>(real::pow, {{{2, 0.5}, 0x3ff6a09e667f3bcc},
                             {{2, 3}, 0x401ffffffffffffe},
                             {{10, -2}, 0x3f847ae147ae1478},
                             {{0.1, 0.1}, 0x3fe96b230bcdc434},
                             {{0.5, 1000}, 0x0170000000000134},
                             {{3.7, 2.2}, 0x4031c8dab7831d81},
                             {{1.0001, 10000}, 0x4005bec34aabbfd3},
                             {{0.999, -100000}, 0x48f4469adc1762ab},
                             {{1e+300, 0.9}, 0x77fe494034e79f8a},
                             {{1e-300, 1.01}, 0x0105f1ca82051307},
                             {{0.3, 0.3333333333333333}, 0x3fe56bfea66ef78d},
                             {{7, 100}, 0x517aa3b2c5319d2e}});
}

TEST(RealBits, BetaCdf) {
  expect_bits<3>(real::beta_cdf, {{{0.5, 0.01, 0.01}, 0x3fe0000000000005},
                                  {{1e-09, 0.5, 2}, 0x3f08de817ec637f4},
                                  {{0.1, 2, 3}, 0x3faac710cb295ea1},
                                  {{0.3, 2, 3}, 0x3fd64a8c154c9863},
                                  {{0.9, 2, 3}, 0x3fefe1b089a02752},
                                  {{0.5, 245.5, 246.5}, 0x3fe09369eeaccc5b},
                                  {{0.45, 245.5, 246.5}, 0x3f8e287409f7e067},
                                  {{0.6, 245.5, 246.5}, 0x3feffff9a77770a4},
                                  {{0.2, 1, 1}, 0x3fc999999999999c},
                                  {{0.001, 100, 100000}, 0x3fe08d6f26596ef8},
                                  {{0.5, 100000, 100000}, 0x3fe0000000004751},
                                  {{0.999, 30, 0.2}, 0x3fddb06b782672fa}});
}

TEST(RealBits, BetaQuantile) {
  expect_bits<3>(real::beta_quantile, {{{0.5, 0.01, 0.01}, 0x3fdffffffffffe38},
                                       {{1e-09, 0.5, 2}, 0x3c2065a8ba820350},
                                       {{0.1, 2, 3}, 0x3fc23f6239813d78},
                                       {{0.3, 2, 3}, 0x3fd16ebd0ecac2ba},
                                       {{0.9, 2, 3}, 0x3fe5bec972283f3f},
                                       {{0.5, 245.5, 246.5}, 0x3fdfef53b72a6e9c},
                                       {{0.025, 245.5, 246.5}, 0x3fdd1c994cd2ba9e},
                                       {{0.975, 245.5, 246.5}, 0x3fe1611d4264b22a},
                                       {{0.2, 1, 1}, 0x3fc999999999999d},
                                       {{0.7, 100, 100000}, 0x3f512f39ebfe0669},
                                       {{0.3, 100000, 100000}, 0x3fdff664e32da89b},
                                       {{0.999, 30, 0.2}, 0x3ff0000000000000}});
}

TEST(RealBits, GammaCdf) {
  expect_bits<2>(real::gamma_cdf, {{{1e-09, 0.01}, 0x3fea28b4a84b89ed},
                                   {{0.5, 0.01}, 0x3fefd1e7d645424e},
                                   {{0.1, 0.5}, 0x3fd6190dbc95cf04},
                                   {{0.7, 1}, 0x3fe01bf92311555f},
                                   {{2, 1}, 0x3febab5557101f8d},
                                   {{3, 2}, 0x3fe9a093cccc53d5},
                                   {{1, 5}, 0x3f6dfb414dd1646f},
                                   {{20, 5}, 0x3fefffdc76dc209d},
                                   {{90, 100}, 0x3fc44095db0c59b4},
                                   {{110, 100}, 0x3feaef61920e006c},
                                   {{99999, 100000}, 0x3fdff238645546fc},
                                   {{101000, 100000}, 0x3feff9609e014c9c}});
}

TEST(RealBits, GammaQuantile) {
  expect_bits<2>(real::gamma_quantile, {{{0.9, 0.01}, 0x3eef885b570b8618},
                                        {{0.999, 0.01}, 0x3ff825356b542cfd},
                                        {{0.1, 0.5}, 0x3f802b74e93d3f23},
                                        {{0.7, 1}, 0x3ff34378fcbda722},
                                        {{0.2, 1}, 0x3fcc8ff7c79a9a1e},
                                        {{0.5, 2}, 0x3ffada825f9762b4},
                                        {{1e-09, 5}, 0x3fa54977ab80dce6},
                                        {{0.999, 5}, 0x402d969aba15e1dd},
                                        {{0.025, 100}, 0x4054574ba1f5afb0},
                                        {{0.975, 100}, 0x405e21da47ad461b},
                                        {{0.5, 100000}, 0x40f869faaaaadfb5},
                                        {{0.999999, 100000}, 0x40f8c865e9d5d1a5}});
}

TEST(RealBits, StudentQuantile) {
  expect_bits<2>(real::student_quantile, {{{1e-09, 1}, 0xc1b2f905fe2f0cf3},
                                          {{0.1, 1}, 0xc0089f188bdcd7b0},
                                          {{0.75, 1}, 0x3ff0000000000001},
                                          {{0.025, 3}, 0xc00975a66893c1aa},
                                          {{0.4, 3}, 0xbfd1b4f8dd9ed1e8},
                                          {{0.999, 3}, 0x40246dd71e74147b},
                                          {{0.05, 7}, 0xbffe5031a7c90191},
                                          {{0.6, 7}, 0x3fd0d7b9d1b97740},
                                          {{0.025, 15}, 0xc0010d356b5a06bf},
                                          {{0.9, 15}, 0x3ff5731edda8d4af},
                                          {{0.01, 31}, 0xc0039f624a6c03f9},
                                          {{0.95, 31}, 0x3ffb20d84d8c9c92}});
}

// The fingerprint of many values at once, for the differences that a dozen points miss.
template <class Function>
u64 sweep(Function function, double from, double to) {
  Fingerprint fingerprint;
  for (u64 i = 0; i < 20'000; ++i) fingerprint.add(function(from + (to - from) * Luck{3}.uniform(i, 0, 0)));
  return fingerprint.value();
}

TEST(RealBits, Sweeps) {
  EXPECT_EQ(sweep(real::exp, -746, 710), 0x07c3f03d10f3708fu);
  EXPECT_EQ(sweep(real::expm1, -45, 60), 0xd0a97331681457a6u);
  EXPECT_EQ(sweep(real::log, 0, 3), 0xe49f427c6fef34ffu);
  EXPECT_EQ(sweep(real::log1p, -1, 3), 0xa44ce5d41b482968u);
  EXPECT_EQ(sweep(real::tanh, -3, 3), 0x148cbdebc7947c43u);
  EXPECT_EQ(sweep(real::logit, 0, 1), 0x68c612a299458fd8u);
  EXPECT_EQ(sweep(real::logistic, -40, 40), 0xf3fa7a2d57ac5f0du);
  EXPECT_EQ(sweep([](double y) { return real::pow(1.7, y); }, -100, 100), 0xc57cb8c71654e744u);
  EXPECT_EQ(sweep(real::normal_density, -39, 39), 0x55f6ee5c6b723102u);
  EXPECT_EQ(sweep(real::normal_cdf, -39, 9), 0x1fd6ffbc37c2b853u);
  EXPECT_EQ(sweep(real::normal_quantile, 0, 1), 0x04acdd6c03da267cu);
  EXPECT_EQ(sweep(real::log_gamma, 0, 20), 0xe86c8331fba634f6u);
  EXPECT_EQ(sweep([](double p) { return real::beta_quantile(p, .7, 20); }, 0, 1), 0x18282b514d4fd1afu);
  EXPECT_EQ(sweep([](double p) { return real::gamma_quantile(p, 3.5); }, 0, 1), 0x780424e7e8750519u);
  EXPECT_EQ(sweep([](double p) { return real::student_quantile(p, 7); }, 0, 1), 0xba0a46889ba966bfu);
}

}  // namespace
}  // namespace interregnum
