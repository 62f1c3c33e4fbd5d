-- One database per service, made when the server starts for the first time.
create database workorder;
create database scheduling;
create database notification;
create database invoicing;
create database inventory;
create database gateway;
