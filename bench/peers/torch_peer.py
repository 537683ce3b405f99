"""PyTorch as a peer: torch_peer.py THREADS LANDMARKS MODES PATCH_SIZE [EXPORT.onnx]

The paper's network with random weights. With a fifth argument it only writes the network as ONNX, channels first as PyTorch has them.
Otherwise it says "ready NAME VERSION" and answers each line "forward BATCH REPEATS" or "step BATCH REPEATS" with the seconds of one pass
(without gradients) or of one training step (forward, joint loss, backward, Adam).
"""
import sys
import time

import torch
from torch import nn

threads, landmarks, modes, size = (int(argument) for argument in sys.argv[1:5])
torch.set_num_threads(threads)
torch.manual_seed(1)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        blocks, channels = [], 3 * landmarks
        for maps in (32, 64, 128, 256, 512):
            blocks += [nn.Conv2d(channels, maps, 3), nn.ReLU(), nn.MaxPool2d(2)]
            channels = maps
        self.encoder = nn.Sequential(*blocks, nn.Flatten())
        self.classes, self.regression = self.head(2 * modes), self.head(modes)

    @staticmethod
    def head(outputs):
        return nn.Sequential(
            nn.Linear(512, 1024), nn.ReLU(), nn.Dropout(0.5), nn.Linear(1024, 1024), nn.ReLU(), nn.Dropout(0.5), nn.Linear(1024, outputs))

    def forward(self, patches):
        features = self.encoder(patches)
        return self.classes(features), self.regression(features)


network = Network()
if len(sys.argv) > 5:
    network.eval()
    torch.onnx.export(
        network, torch.rand(2, 3 * landmarks, size, size), sys.argv[5], input_names=["patches"], output_names=["classes", "displacements"],
        dynamic_axes={"patches": {0: "batch"}, "classes": {0: "batch"}, "displacements": {0: "batch"}})
    sys.exit(0)

optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
data = {}


def data_of(batch):
    if batch not in data:
        data[batch] = torch.rand(batch, 3 * landmarks, size, size), torch.randn(batch, modes), torch.randint(0, 2 * modes, (batch,))
    return data[batch]


def step(batch):
    patches, targets, labels = data_of(batch)
    network.train()
    optimizer.zero_grad()
    logits, displacements = network(patches)
    loss = 0.5 * nn.functional.mse_loss(displacements, targets) + 0.5 * nn.functional.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()


def forward(batch):
    patches, _, _ = data_of(batch)
    network.eval()
    with torch.no_grad():
        network(patches)


print(f"ready PyTorch {torch.__version__}", flush=True)
for line in sys.stdin:
    what, batch, repeats = line.split()
    action = step if what == "step" else forward
    data_of(int(batch))
    start = time.perf_counter()
    for _ in range(int(repeats)):
        action(int(batch))
    print((time.perf_counter() - start) / int(repeats), flush=True)
