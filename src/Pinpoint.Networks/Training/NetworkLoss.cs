namespace Pinpoint.Networks;

/// <summary>The paper's joint loss (equation 2) and its gradient at the network's outputs.</summary>
internal static class NetworkLoss
{
    /// <summary>Mean regression loss; writes (scale times) its gradient.</summary>
    /// <param name="outputs">Regression outputs <c>[batch, stride]</c>.</param>
    /// <param name="stride">Values from one sample to the next in outputs and gradient.</param>
    /// <param name="targets">Targets <c>[batch, n_o]</c>.</param>
    /// <param name="weights">Weights <c>[batch, n_o]</c>, or empty for ones.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <param name="scale">1 - alpha.</param>
    /// <param name="options">The form of the loss.</param>
    public static double Regression(
        ReadOnlySpan<float> outputs,
        int stride,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights,
        int batch,
        Span<float> gradient,
        double scale,
        TrainerOptions options)
    {
        int components = targets.Length / batch;
        double sum = 0;
        for (int sample = 0; sample < batch; sample++)
        {
            for (int component = 0; component < components; component++)
            {
                int index = (sample * components) + component;
                double weight = weights.IsEmpty ? 1 : weights[index];
                int point = component - (3 * options.LogVariances);
                if (point >= 0 && point < options.LogVariances)
                {
                    double logVariance = outputs[(sample * stride) + component];
                    double squared = weight == 0
                        ? 0
                        : MeanSquare(outputs.Slice((sample * stride) + (3 * point), 3), targets.Slice((sample * components) + (3 * point), 3));
                    sum += weight == 0 ? 0 : weight * GaussianLoss(logVariance, squared);
                    gradient[(sample * stride) + component] = weight == 0 ? 0 : (float)(scale * weight * GaussianSlope(logVariance, squared) / targets.Length);
                    continue;
                }

                // A weight of zero hides the target, whatever stands there (a missing landmark's may not be a number).
                double error = weight == 0 ? 0 : (double)outputs[(sample * stride) + component] - targets[index];
                bool line = options.Loss == LossKind.Huber && Math.Abs(error) > options.HuberDelta;
                double slope = line ? Math.CopySign(options.HuberDelta, error) : options.Loss == LossKind.Huber ? error : 2 * error;
                double loss = line
                    ? options.HuberDelta * (Math.Abs(error) - (options.HuberDelta / 2))
                    : options.Loss == LossKind.Huber ? error * error / 2 : error * error;
                sum += weight * loss;
                gradient[(sample * stride) + component] = (float)(scale * weight * slope / targets.Length);
            }
        }

        return sum / targets.Length;
    }

    /// <summary>Mean cross-entropy of one softmax per sample; writes (scale times) its gradient. A target of -1 leaves a sample out.</summary>
    public static double Softmax(ReadOnlySpan<float> logits, int stride, int classes, ReadOnlySpan<int> targets, Span<float> gradient, double scale)
    {
        double sum = 0;
        for (int sample = 0; sample < targets.Length; sample++)
        {
            int place = sample * stride;
            sum += CrossEntropy(
                logits.Slice(place, classes), targets[sample], gradient.Slice(place, classes), targets[sample] < 0 ? 0 : 1, scale / targets.Length);
        }

        return sum / targets.Length;
    }

    /// <summary>Mean cross-entropy over samples and axes of two-class heads; writes (scale times) its gradient.</summary>
    public static double SignPerAxis(
        ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> targets, ReadOnlySpan<float> weights, int batch, Span<float> gradient, double scale)
    {
        int axes = targets.Length / batch;
        double sum = 0;
        for (int index = 0; index < targets.Length; index++)
        {
            int place = (index / axes * stride) + (2 * (index % axes));
            double weight = weights.IsEmpty ? 1 : weights[index];
            sum += CrossEntropy(logits.Slice(place, 2), targets[index], gradient.Slice(place, 2), targets[index] < 0 ? 0 : weight, scale / targets.Length);
        }

        return sum / targets.Length;
    }

    // Beyond this the exponential would drown or swallow every other loss; the slope goes on as at the bound, which leads back.
    private static double Bounded(double logVariance) => Math.Clamp(logVariance, -TrainerOptions.LargestLogVariance, TrainerOptions.LargestLogVariance);

    private static double GaussianLoss(double logVariance, double squared) => ((squared * Math.Exp(-Bounded(logVariance))) + Bounded(logVariance)) / 2;

    private static double GaussianSlope(double logVariance, double squared) => (1 - (squared * Math.Exp(-Bounded(logVariance)))) / 2;

    private static double MeanSquare(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int axis = 0; axis < outputs.Length; axis++)
        {
            double error = (double)outputs[axis] - targets[axis];
            sum += error * error;
        }

        return sum / outputs.Length;
    }

    private static double CrossEntropy(ReadOnlySpan<float> logits, int target, Span<float> gradient, double weight, double scale)
    {
        if (weight == 0)
        {
            gradient.Clear();
            return 0;
        }

        double largest = double.NegativeInfinity;
        foreach (float logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        double total = 0;
        foreach (float logit in logits)
        {
            total += Math.Exp(logit - largest);
        }

        for (int i = 0; i < logits.Length; i++)
        {
            double probability = Math.Exp(logits[i] - largest) / total;
            gradient[i] = (float)(scale * weight * (probability - (i == target ? 1 : 0)));
        }

        return weight * (Math.Log(total) - (logits[target] - largest));
    }
}
