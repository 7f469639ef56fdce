-- What nmap needs to do what a crawl does: connect, send `get`, read the reply.
description = [[Asks a seat for its record.]]
categories = {"safe"}

portrule = function(host, port)
  return port.protocol == "tcp" and port.state == "open"
end

action = function(host, port)
  local socket = nmap.new_socket()
  socket:set_timeout(1500)
  if not socket:connect(host, port) then
    return nil
  end
  socket:send("get")
  local ok, reply = socket:receive_lines(1)
  socket:close()
  if ok then
    return reply
  end
end
