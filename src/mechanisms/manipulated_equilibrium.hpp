// Equilibrium of a regime that manipulates what people see of its strength (Edmond 2013): citizens see theta + a with
// normal noise and no prior, the hidden action a costs kappa a^2 / 2, and the regime survives an attack S
// iff theta >= S.
#pragma once

namespace interregnum {

struct Manipulation {
  double precision = 1, critical = .25, cost = 1;  // alpha; p, the chance of a fall at which a citizen attacks; kappa
};
struct Manipulated {
  double theta_star, x_star;  // weakest regime that survives; signal below which a citizen attacks
};
Manipulated manipulated_equilibrium(const Manipulation& m);

// By how much a regime of strength theta makes itself look stronger: nothing where it falls all the same.
double hidden_action(const Manipulation& m, const Manipulated& equilibrium, double theta);

}  // namespace interregnum
