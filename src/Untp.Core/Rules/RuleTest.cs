using Untp.LinkedData.Json;

namespace Untp.Core.Rules;

/// <summary>Looks at one object and reports what a rule has against it.</summary>
/// <param name="node">An object of a class that the rule is about; its members may be of any type.</param>
/// <param name="findings">Where to report.</param>
internal delegate void RuleTest(in StrictJson node, RuleFindings findings);
