#include "report/equation.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

TEST(Equation, ShowsPublishedSymbols) {
  EXPECT_EQ(markdown_equation("theta* solves A(theta*) = theta*"),
            "θ<sup>\\*</sup> solves A(θ<sup>\\*</sup>) = θ<sup>\\*</sup>");
  EXPECT_EQ(markdown_equation("x = (m S^2 - alpha z) / beta"), "x = (m S<sup>2</sup> − α z) / β");
  EXPECT_EQ(markdown_equation("y_r = z + Phi^-1(N_0) / d_N"),
            "y<sub>r</sub> = z + Φ<sup>−1</sup>(N<sub>0</sub>) / d<sub>N</sub>");
  EXPECT_EQ(markdown_equation("sqrt(beta) (x_a,j - theta)"), "√(β) (x<sub>a,j</sub> − θ)");
  EXPECT_EQ(markdown_equation("dtheta = -kappa_L ell dt"), "dθ = −κ<sub>L</sub> ell dt");
  EXPECT_EQ(markdown_equation("dmubar = ghat sigma_lambda^2"), "dμ\u0304 = g\u0302 σ<sub>λ</sub><sup>2</sup>");
  EXPECT_EQ(markdown_equation("M_inf, p', (Q / .4)^1.5"), "M<sub>∞</sub>, p′, (Q / .4)<sup>1.5</sup>");
  EXPECT_EQ(markdown_equation("w_j = force_j / sum"), "w<sub>j</sub> = force<sub>j</sub> / Σ");
  EXPECT_EQ(markdown_equation("B <= -1, B >= 1, +-1, a -> b"), "B ≤ −1, B ≥ 1, ±1, a → b");
}

TEST(Equation, LeavesWordsAlone) {
  EXPECT_EQ(markdown_equation("as seen (global_game_test.cpp)"), "as seen (global\\_game\\_test.cpp)");
  EXPECT_EQ(markdown_equation("the half-life of a deal"), "the half-life of a deal");
  EXPECT_EQ(markdown_equation("Morris-Shin, a summary, pit"), "Morris-Shin, a summary, pit");
  EXPECT_EQ(markdown_equation("1/alpha *= 1 - h"), "1/α \\*= 1 − h");
  EXPECT_EQ(markdown_equation("what others' eyes see; at `from`, (1-g), p'"),
            "what others' eyes see; at `from`, (1−g), p′");
  EXPECT_EQ(markdown_equation("one\ntwo"), "one<br>\ntwo");
}

TEST(Equation, EscapesWhatCouldHarm) {
  EXPECT_EQ(markdown_equation("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
  EXPECT_EQ(markdown_equation("[x](http://y) | `z` $w$"), "\\[x\\](http://y) \\| `z` \\$w\\$");
  EXPECT_EQ(markdown("a | b <b>\n_c_ & #d"), "a \\| b &lt;b&gt; \\_c\\_ &amp; \\#d");
}

}  // namespace
}  // namespace interregnum
