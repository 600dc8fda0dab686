// Elementary functions with the same bits on every processor, compiler and thread count.
// The system's libm chooses other code paths where FMA is present (measured for exp, log, pow, erf, tanh), so
// src/ uses these only; + - * / sqrt, floor, fabs and comparisons are exact by IEEE 754 and may be used directly.
// Errors are the largest seen by real_test.cpp and a longer search (1e5 points a function) against 50-digit values,
// in units in the last place (ulp) of the result or relative to it. NaN gives NaN, and so does an argument outside
// the stated domain; an infinite argument gives the limit.
#pragma once

namespace interregnum::real {

double exp(double x);            // 0.8 ulp; 0 below -745.2, +inf above 709.78
double expm1(double x);          // 1.2 ulp
double log(double x);            // x >= 0; 0.9 ulp; -inf at 0
double log1p(double x);          // x >= -1; 0.9 ulp; -inf at -1
double pow(double x, double y);  // x >= 0: exp(y log x), error 2e-16 (1 + |y log x|); pow(x, 0) = 1, pow(0, y > 0) = 0
double tanh(double x);           // 1.4 ulp
double logit(double p);          // log(p / (1 - p)), 0 <= p <= 1; 2.7 ulp; infinite at 0 and 1
double logistic(double x);       // 1 / (1 + exp(-x)); 2.1 ulp; never leaves [0,1]

double normal_density(double x);   // phi(x); 2.1 ulp for |x| < 37
double normal_cdf(double x);       // Phi(x); relative error 8e-16 for x > -37, so also in the lower tail
double normal_quantile(double p);  // Phi^-1(p), 0 <= p <= 1; relative error 7e-16; -inf at 0, +inf at 1
double log_gamma(double x);        // x >= 0; relative error 1e-15, also near its zeros 1 and 2; +inf at 0

// The rest: errors for shapes of 1e-2 to 1e5; they grow in proportion to larger shapes, and shapes beyond 1e-3..1e9 may
// give NaN. A quantile below 1e-304 is given as 0.
double beta_cdf(double x, double a, double b);       // regularised incomplete beta; relative error 2e-11
double beta_quantile(double p, double a, double b);  // inverse of the above; relative error 5e-12
double gamma_cdf(double x, double shape);            // regularised lower incomplete gamma, scale 1; 1e-12
double gamma_quantile(double p, double shape);       // inverse of the above; 1e-12
double student_quantile(double p, double degrees);   // Student's t; 1e-13 for degrees up to 1000, 5e-12 to 1e5

}  // namespace interregnum::real
