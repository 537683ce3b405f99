#!/usr/bin/env bash
# Orthanc 1.10.1 forgets an event: a series that is stopped on before it was stable never becomes so for its scripts, though the server says that it is.
# OnStableSeries is the Lua event of a series that got no image for StableAge seconds; automatic routing and processing begin there.
# Guess: after a restart the event comes for every series that had none, or the series is not stable until it has come.
# Seen: a series sent to a running server has its event; of one sent just before SIGTERM no event comes after the restart, and /series/ID says IsStable: true.
source "$(dirname "$0")/support/debian.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 python3-pydicom=2.3.1-1 python3-numpy=1:1.24.2-1+deb12u1
source "$(dirname "$0")/support/orthanc.sh"
cat >events.lua <<LUA
function OnStableSeries(id, tags, metadata)
  local file = io.open('$folder/events', 'a')
  file:write(tags['SeriesDescription'] .. '\n')
  file:close()
end
LUA
touch events
begin_orthanc 2
send first
within 20 grep -q first events
send second
end_orthanc
begin_orthanc 2
sleep 10
expect "events, of which the second series' is missing" "$(xargs <events)" first
expect "what the server says of the second series" "$(series_says second IsStable)" True
end_orthanc
