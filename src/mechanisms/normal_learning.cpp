// What everybody believes about the ruler's strength: a normal belief, above a floor while a survived test is fresh.
#include "mechanisms/normal_learning_steps.hpp"

namespace interregnum {
namespace {

using namespace learning;

constexpr CardText text{
    "normal_learning",
    "information",
    "Normal learning from stances, survival and news",
    "theta ~ N(z, 1/alpha) above L. A stance is a probit observation of loyalty lambda = lambda_0 + psi (theta - z_0) "
    "+ e:\nv = sigma_lambda^2 + psi^2 / alpha, u = -y (lambda* - lambdahat) / sqrt(v), y = +1 fights, -1 joins or "
    "aside,\nh = phi(u) / Phi(u): z += y (psi / alpha) h / sqrt(v), 1/alpha *= 1 - (psi^2 / alpha) h (h + u) / v;\npsi "
    "= 0: the same about the private signal, with 1/beta for sigma_lambda^2 and psi = 1.\nA survived test sets L; at "
    "the close (mean, variance) of the truncated normal become (z, 1/alpha), L = -inf.\nNews: one Gaussian observation "
    "of theta a week; 1/alpha += sigma_theta^2 dt.",
    "Angeletos, Hellwig & Pavan 2007 Econometrica (survival as news); Minka 2001 (probit moment match)",
    "Posteriors are kept normal by matching mean and variance. The public knows every parameter but theta and loyalty; "
    "it reads a stance as a cutoff in loyalty alone. Waiting for an order is not read, but a stance taken after it is "
    "read as coming from one who had not fought before: without that, beliefs would drift upward by up to .02 (the "
    "mean over all endings would not stay). All audiences see the same stances and the same news.",
    "averaged over all endings the mean belief does not move (martingale, within .01): couplings_test.cpp",
};

}  // namespace

extern const Card normal_learning;
constinit const Card normal_learning = card<uses, parameters, start, quiet, hour>(text, couplings);

}  // namespace interregnum
